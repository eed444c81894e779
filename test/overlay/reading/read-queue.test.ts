// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createReadQueue } from '../../../components/overlay/reading/read-queue';

const element = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
};
const textIn = (selector: string): Text => element(selector).firstChild as Text;
function all({ take }: ReturnType<typeof createReadQueue>): (string | null)[] {
  const taken: (string | null)[] = [];
  for (let part = take(); part; part = take()) taken.push(part.textContent);
  return taken;
}

test('queues each node once, in order of arrival', () => {
  document.body.innerHTML = '<p id="a">a</p><p id="b">b</p>';
  const toRead = createReadQueue();
  for (const selector of ['#b', '#a', '#b']) toRead.addPart(element(selector));
  expect(toRead.isAnyLeft()).toBe(true);
  expect(toRead.take()).toBe(element('#b'));
  toRead.addPart(element('#b'));
  expect(all(toRead)).toEqual(['a', 'b']);
  expect(toRead.isAnyLeft()).toBe(false);
  toRead.addPart(element('#a'));
  expect(all(toRead)).toEqual(['a']);
});

test('several changed texts in one row queue the row once', () => {
  document.body.innerHTML = `<table><tr id="one"><td>Jane</td><td>Doe</td></tr><tr><td>other</td></tr></table>`;
  const toRead = createReadQueue();
  const [given, family] = [...element('#one').children].map(({ firstChild }) => firstChild as Text);
  if (!given || !family) throw new Error('No cells');
  toRead.addText(given);
  toRead.addText(family);
  expect(toRead.take()).toBe(element('#one'));
  expect(toRead.isTextOnly()).toBe(true);
  toRead.noteRead(given);
  toRead.noteRead(family);
  expect(all(toRead)).toEqual([]);
  toRead.addPart(element('#one'));
  expect(toRead.take()).toBe(element('#one'));
  expect(toRead.isTextOnly()).toBe(false);
});

test('a single changed text in a row is read alone, with the next text', () => {
  document.body.innerHTML = `<table><tr><td id="given">Jane</td><td>Doe</td><td>5 s ago</td></tr></table>`;
  const toRead = createReadQueue();
  toRead.addText(textIn('#given'));
  expect(all(toRead)).toEqual(['Jane', 'Doe']);
});

test('a text in something larger than a row is read alone, with the next text, which may contain the other half of a name', () => {
  document.body.innerHTML = `<main><p id="said">Jane</p><p id="behind">Doe</p>${'<i>.</i>'.repeat(100)}</main>`;
  const toRead = createReadQueue();
  toRead.addText(textIn('#said'));
  expect(all(toRead)).toEqual(['Jane', 'Doe']);
});

test('after an insertion or removal, the next text is read, unless it is queued anyway', () => {
  document.body.innerHTML = '<div id="one"><b>Jane</b> <b id="next">Doe</b></div><div id="two">Roe</div>';
  const toRead = createReadQueue();
  toRead.addAfter(element('#one'), element('#next'));
  expect(all(toRead)).toEqual(['Doe']);
  toRead.addAfter(element('#one'), null);
  expect(all(toRead)).toEqual(['Roe']);
  toRead.addPart(element('#next'));
  toRead.addAfter(element('#one'), element('#next'));
  expect(toRead.take()).toBe(element('#next'));
  expect(all(toRead)).toEqual([]);
});

test('nothing is read after a removed node', () => {
  document.body.innerHTML = '<div id="one"><b id="gone">Jane</b></div>';
  const gone = element('#gone');
  const toRead = createReadQueue();
  toRead.addAfter(element('#one'), gone);
  gone.remove();
  expect(all(toRead)).toEqual([]);
});
