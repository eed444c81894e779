import { type CrmPages, document, link, mailto, text } from '../page';
import { type Row, rows, truthOf } from '../rows';

/** First and last name in separate columns. */
const parts = (name: string): [string, string] => {
  const [last, first] = name.split(', ');
  if (first && last) return [first, last];
  const at = name.indexOf(' ');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
};

const row = ({ id, place, name, email, company, linkedin, owner }: Row) => {
  const [first, last] = parts(name);
  return `<tr data-place="${place}"><td><input type="checkbox"></td><td><a href="/details/contact/${id}">${text(first)}</a></td><td><a href="/details/contact/${id}">${text(last)}</a></td>
    <td>${link(company && `/details/organisation/${id}`, company ?? '')}</td><td>${mailto(email)}</td><td>${link(linkedin, linkedin ?? '')}</td><td>${id}</td><td>${link('/users/3', owner)}</td></tr>`;
};

const list = document('Contacts', `<h1>Contacts</h1><table><tbody>${rows.map(row).join('')}</tbody></table>`);

const detail = (label: string, value: string) => `<tr><th>${label}</th><td>${value}</td></tr>`;

const record = document(
  '山田 愛子 - Insightly',
  `<main data-place="header"><h1>山田 愛子</h1><table class="details"><tbody>${detail('Organization', link('/details/organisation/9', '株式会社みらい'))}
     ${detail('Owner', link('/users/3', 'Rosa Marchetti'))}${detail('Email', '')}</tbody></table></main>
   <table class="emails"><tbody><tr data-place="mail"><td>From ${mailto('nina.petrova@initech.example')}</td><td>Re: offer</td></tr></tbody></table>
   <textarea>Lena Hoffmann, Nordwind GmbH, wants to be called</textarea>`,
);

const host = 'https://crm.na1.insightly.com';

export const insightly: CrmPages = {
  crm: 'insightly',
  pages: [
    { kind: 'list', address: `${host}/list/contact`, html: list, truth: truthOf(rows) },
    {
      kind: 'record',
      address: `${host}/details/contact/62`,
      html: record,
      truth: [
        { place: 'header', who: 'aiko', by: 'name' },
        { place: 'mail', who: 'nina', by: 'email' },
      ],
    },
  ],
};
