import type { Announcement, AnnouncementKind } from './announcement';

/** The parts of `browser.notifications` used here. */
interface NotificationsApi {
  create(id: string, options: NotificationOptions): Promise<string>;
  clear(id: string): Promise<boolean>;
}
interface NotificationOptions {
  type: 'basic';
  iconUrl: string;
  title: string;
  message: string;
  buttons?: { title: string }[];
}

export interface Notifications {
  /** Shows it under the announcement's ID and replaces any with the same ID. */
  show(announcement: Announcement): Promise<void>;
  clear(ids: readonly string[]): Promise<void>;
}

/**
 * Clicks on the notification or its buttons are handled elsewhere, by listeners for the browser's events; see `pageOf`.
 * `hasButtons`: see `BUTTONS_IN_NOTIFICATIONS`.
 */
export function createNotifications(
  api: NotificationsApi,
  iconUrlOf: (kind: AnnouncementKind) => string,
  hasButtons: boolean,
): Notifications {
  return {
    async show({ id, kind, title, message, buttons }) {
      const basic: NotificationOptions = { type: 'basic', iconUrl: iconUrlOf(kind), title, message };
      await api.create(
        id,
        hasButtons && buttons.length > 0 ? { ...basic, buttons: buttons.map((says) => ({ title: says })) } : basic,
      );
    },
    async clear(ids) {
      await Promise.all(ids.map((id) => api.clear(id)));
    },
  };
}
