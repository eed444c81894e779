import type { Announcement, AnnouncementKind } from './announcement';

/** The part of `browser.notifications` that is needed. */
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
  /** Shown under the announcement's ID; one with the same ID is replaced. */
  show(announcement: Announcement): Promise<void>;
  clear(ids: readonly string[]): Promise<void>;
}

/**
 * Clicks, on the notification or its buttons, go to whoever listens to the browser's events: see `pageOf`. `hasButtons`: see
 * `BUTTONS_IN_NOTIFICATIONS`.
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
