import { browser } from 'wxt/browser';
import { openExtensionPage } from '../platform/open-page';

export const resultsOf = (taskId: string): string => `/results.html?task=${encodeURIComponent(taskId)}`;

/** Shows the contacts of this task, or of all tasks, and reuses a results tab that is already open. */
export const openResults = (taskId?: string): Promise<unknown> =>
  openExtensionPage(browser, taskId === undefined ? '/results.html' : resultsOf(taskId));
