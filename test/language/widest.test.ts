import { expect, test } from 'vitest';
import type { Language } from './languages';
import { widestOf } from './widest';

const language = (name: string, texts: Record<string, Record<string, string>>): Language => ({
  name,
  texts: new Map(Object.entries(texts)),
});
const languages = [
  language('en', { save: { n: 'Save' }, tasks: { '1': '$1 task', n: '$1 tasks' } }),
  language('de', { save: { n: 'Aufbewahren' }, tasks: { '1': '$1 Vorgang', n: '$1 Vorgänge' } }),
  language('fr', { save: { n: 'À la fin, on garde' }, tasks: { '1': '$1 tâche', n: '$1 tâches' } }),
];
const widthOf = (text: string) => text.length;

test('each key has its widest text, with the widest word in it', () => {
  const { texts } = widestOf(languages, widthOf);
  expect(texts.get('save')).toEqual({ n: 'À la fin, on Aufbewahren' });
  expect(texts.get('tasks')).toEqual({ '1': '$1 Vorgänge', n: '$1 Vorgänge' });
});

test('keeps a key that exists in one language only', () => {
  const more = [...languages, language('es', { only: { n: 'Solo' } })];
  expect(widestOf(more, widthOf).texts.get('only')).toEqual({ n: 'Solo' });
});
