const paths = {
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M13 4.5v5M6.5 14.5v5',
  results: 'M4 6h16M4 12h16M4 18h10',
  check: 'M20 12a8 8 0 1 1-2.4-5.7M20 4v4h-4',
  stop: 'M7 7h10v10H7z',
  remove: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
  block: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M6.5 6.5l11 11',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  phone: 'M6 4l4 1 1 4-2 2c1 3 3 5 6 6l2-2 4 1v4c-8 1-17-7-15-16z',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  search: 'M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M16 16l4.5 4.5',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M9.6 9.6a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.6v.3M12 16.6v.2',
  failed: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M9 9l6 6M15 9l-6 6',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M12 11v5.5M12 7.6v.2',
  none: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M8.5 12h7',
  close: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4L3 20h18zM12 10v5M12 17.4v.2',
  offline: 'M4 4l16 16M8.5 8.6A10 10 0 0 0 4 11.5M12 7.5a10.5 10.5 0 0 1 8 4M7.5 15a6.5 6.5 0 0 1 5-2.3M12 19v.2',
  wait: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 8v4.5l3 2',
  key: 'M15 5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M11.5 12.5L4 20M7 17l2.5 2.5',
} as const;

export type IconName = keyof typeof paths;

/** Decorative: the surrounding text must say what it means. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
