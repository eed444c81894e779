import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { Person } from '../simulator/people/people';
import { crmPeople } from './crm-people';

const FILES: Record<string, string> = {
  '/crm.css': 'text/css',
  '/crm.js': 'text/javascript',
  '/element.js': 'text/javascript',
};

/** Answers requests as the demo CRM's server, with records of these people. */
export function answerAsCrm(people: readonly Person[]): RequestListener {
  const records = JSON.stringify(crmPeople(people));
  const read = (file: string) => readFileSync(new URL(`crm/${file}`, import.meta.url));
  return ({ url = '/' }, response) => {
    const type = FILES[url];
    if (url === '/people.json') response.writeHead(200, { 'Content-Type': 'application/json' }).end(records);
    else if (type) response.writeHead(200, { 'Content-Type': type }).end(read(url.slice(1)));
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end(read('index.html'));
  };
}
