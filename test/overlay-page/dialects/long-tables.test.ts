import { expect, test } from 'vitest';
import { openPage } from '../open-page';
import { person } from '../person';

const [mara, jun, ada, olga, timo, nora, ines, paul] = [
  person('Mara Lindqvist', { companyName: 'Nordwind GmbH' }),
  person('Jun Tanaka', { email: 'jun@tanaka.example' }),
  person('Ada Okafor', { email: 'ada@okafor.example' }),
  person('Olga Petrova', { companyName: 'Sibir Trade' }),
  person('Timo Weiss', { companyName: 'Weiss AG' }),
  person('Nora Berg', { companyName: 'Berg ApS' }),
  person('Ines Duarte', { companyName: 'Duarte Lda' }),
  person('Paul Renard', { companyName: 'Renard SA' }),
];
const known = [mara, jun, ada, olga, timo, nora, ines, paul];

/** One row for each kind of element that is more than a container, and for each that is ignored. */
const rows = [
  '<tr><td>Mara Lindqvist</td><td>Nordwind GmbH</td></tr>',
  '<tr><td><a href="mailto:jun@tanaka.example">Write to Jun</a></td><td>Osaka</td></tr>',
  '<tr><td title="ada@okafor.example">A. Okafor</td><td>Lagos</td></tr>',
  '<tr><td><div data-root="Olga Petrova, Sibir Trade"></div></td><td>Omsk</td></tr>',
  '<tr><td><input value="Timo Weiss"></td><td>Weiss AG</td></tr>',
  '<tr><td><textarea>Nora Berg</textarea></td><td>Berg ApS</td></tr>',
  '<tr><td><script type="text/plain">Nora Berg</script><style>/* Nora Berg */</style></td><td>Berg ApS</td></tr>',
  '<tr><td><svg><title>Nora Berg</title><text>Nora Berg</text></svg>Chart</td><td>Berg ApS</td></tr>',
  '<tr><td contenteditable>Ines Duarte</td><td>Duarte Lda</td></tr>',
  '<tr><td><b>Paul</b> <b>Renard</b></td><td>Renard SA</td></tr>',
];
const strangers = (count: number) =>
  Array.from({ length: count }, (_, at) => `<tr><td>Stranger ${at}</td><td>Elsewhere ${at}</td></tr>`);
const script = `<script>
  for (const host of document.querySelectorAll('[data-root]')) {
    const [name, company] = host.dataset.root.split(', ');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>' + name + '</p><p>' + company + '</p>';
  }
</script>`;

async function peopleIn(rowsShown: readonly string[]): Promise<string[]> {
  const { chips } = await openPage(
    `<!doctype html><title>List</title><table>${rowsShown.join('')}</table>${script}`,
    known,
  );
  return (await chips()).map(({ person: name, number }) => `${name} ${number}`);
}

test('a long table shows the same people as a short one, wherever they are in it', async () => {
  const expected = await peopleIn(rows);
  expect(expected).toHaveLength(7);
  expect(await peopleIn([...rows, ...strangers(400)])).toEqual(expected);
  expect(await peopleIn([...strangers(400), ...rows])).toEqual(expected);
  expect(await peopleIn(rows.flatMap((row) => [...strangers(40), row]))).toEqual(expected);
});
