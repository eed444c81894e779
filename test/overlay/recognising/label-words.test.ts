import { describe, expect, it } from 'vitest';
import { isOwnNameLabel, labelKind } from '../../../components/overlay/recognising/labels/label-words';

describe('labelKind', () => {
  it.each([
    ['Account owner', 'user'],
    ['ACCOUNT OWNER', 'user'],
    ['accountOwner', 'user'],
    ['EIGENTÜMER', 'user'],
    ['ВЛАДЕЛЕЦ', 'user'],
    ['ODPOVĚDNÁ OSOBA', 'user'],
    ['COMPETITOR', 'other'],
    ['RAKİP', 'other'],
    ['company_name', 'company'],
    ['ENTREPRISE', 'company'],
    ['ΕΤΑΙΡΕΊΑ', 'company'],
    ['Contact', 'person'],
    ['CON\u00adTACT', 'person'],
    ['ИМЯ', 'person'],
    ['Phone', undefined],
    [`Contact ${'and '.repeat(20)}`, undefined],
  ])('tells what "%s" labels, and again', (label, kind) => {
    expect([labelKind(label), labelKind(label)]).toEqual([kind, kind]);
  });
});

it.each(['Name', 'FULL NAME', 'Prénom', 'NACHNAME:', 'ИМЯ'])('knows "%s" as the label of the own name', (label) => {
  expect(isOwnNameLabel(label)).toBe(true);
});
