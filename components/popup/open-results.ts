import { browser } from 'wxt/browser';
import { openExtensionPage } from '../platform/open-page';

export const resultsOf = (taskId: string): string => `/results.html?task=${encodeURIComponent(taskId)}`;

/** Shows the people of this task, or of all, in the tab that shows results already if there is one. */
export const openResults = (taskId?: string): Promise<unknown> =>
  openExtensionPage(browser, taskId === undefined ? '/results.html' : resultsOf(taskId));
