const paths = {
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M13 4.5v5M6.5 14.5v5',
  results: 'M4 6h16M4 12h16M4 18h10',
  check: 'M20 12a8 8 0 1 1-2.4-5.7M20 4v4h-4',
  stop: 'M7 7h10v10H7z',
  resume: 'M8 5l11 7-11 7z',
  remove: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
  block: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M6.5 6.5l11 11',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  phone: 'M6 4l4 1 1 4-2 2c1 3 3 5 6 6l2-2 4 1v4c-8 1-17-7-15-16z',
  label: 'M4 12V5h7l9 9-7 7z',
} as const;

export type IconName = keyof typeof paths;

/** Decoration: whoever uses it says in words what it stands for. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
