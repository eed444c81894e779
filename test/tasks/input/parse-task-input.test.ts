import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeInputProblem, parseTaskInput } from '../../../components/tasks/input/parse-task-input';
import { translateToEnglish as t } from '../../language/english';

const ADDRESS = 'https://platform.lensmor.com/external/contacts';
const started = { status: 'accepted', task_id: '321', job_id: '321' };
const json = JSON.stringify;

describe('IDs in pasted text', () => {
  test.each<[string, string[]]>([
    ['321', ['321']],
    [' #321. ', ['321']],
    ['321, 322;323\n324 | 321', ['321', '322', '323', '324']],
    ['Task 321 and task 322', ['321', '322']],
    ['task_id: 321', ['321']],
    ['task_id=321', ['321']],
    ['Task-ID:321', ['321']],
    ['"task_id": "321",', ['321']],
    ['"321"', ['321']],
    [`${ADDRESS}/unlock-phone-tasks/321?x=1`, ['321']],
    [`curl -H "Authorization: Bearer sk_test" '${ADDRESS}/unlock-phone-tasks/321'`, ['321']],
    ['321\u200b', ['321']],
    ['\u202a321\u202c', ['321']],
    ['3\u00ad21\ufeff', ['321']],
    ['\u00a0321\u3000322', ['321', '322']],
    ['“321”', ['321']],
    ['«321»', ['321']],
    ['「321」', ['321']],
    ['`321`', ['321']],
    ['**321**', ['321']],
    ['• 321\n• 322', ['321', '322']],
    ['- 321\n- 322', ['321', '322']],
    ['–321\n→ 322', ['321', '322']],
    ['- [ ] 321\n- [x] 322', ['321', '322']],
    ['1. 321\n2. 322', ['321', '322']],
    ['1. 321', ['321']],
    ['4) 321\n5) 322', ['321', '322']],
    ['(1)321 (2) 322', ['321', '322']],
    ['1.321\n2.322', ['321', '322']],
    ['1. 321 2. 322 3. 323', ['321', '322', '323']],
    ['①321\n② 322', ['321', '322']],
    ['321. 322.', ['321', '322']],
    ['321. 322', ['321', '322']],
    ['1. 7\n2. 5', ['7', '5']],
    ['```\n321\n322\n```', ['321', '322']],
    ['> 321\n> 322', ['321', '322']],
    ['321.0', ['321']],
    ['321，322', ['321', '322']],
    ['321、322；323', ['321', '322', '323']],
    ['１２３', ['123']],
    ['（321）', ['321']],
    ['٣٢١، ۳۲۲', ['321', '322']],
    ['𝟑𝟐𝟏', ['321']],
  ])('%j', (text, ids) => expect(parseTaskInput(text)).toEqual({ ids }));

  test.each<[string, string[]]>([
    [json(started), ['321']],
    [json(started, undefined, 2), ['321']],
    [json([started, { ...started, task_id: '322' }]), ['321', '322']],
    [`${json(started)}\n${json({ ...started, task_id: 322 })}`, ['321', '322']],
    [`${json(started)}, ${json({ ...started, task_id: '322' })}`, ['321', '322']],
    ['{"taskId":"321","taskStatus":"processing","items":[{"personnelId":"1","status":"pending"}]}', ['321']],
    ['["321", 322]', ['321', '322']],
    ['```json\n{"task_id":"321"}\n```', ['321']],
    ['```json {"task_id":"321"} ```', ['321']],
    [`Lensmor said: ${json(started)} – please track it [urgent]`, ['321']],
    ['{“task_id”: “321”}', ['321']],
    ["{'status': 'accepted', 'task_id': '321', 'error': None}", ['321']],
    ['{"task_id":"321",}', ['321']],
    ['{"data":{"status":"accepted","task_id":321}}', ['321']],
    ['{"task_id":12345678901234567890}', ['12345678901234567890']],
    ['[12345678901234567890, 9007199254740993]', ['12345678901234567890', '9007199254740993']],
    ['{"taskId":1610521604143693812,"taskStatus":"pending","items":[]}', ['1610521604143693812']],
    ['{"note":"a } and a \\" and 12","task_id":"321"}', ['321']],
    [json({ ...started, skipped_personnel_ids: ['5'], skipped_detail: { unlocking: ['5'] } }), ['321']],
  ])('%s', (text, ids) => expect(parseTaskInput(text)).toEqual({ ids }));

  test('finds the same IDs in any surrounding text', () => {
    const ids = fc.uniqueArray(fc.bigInt({ min: 1000n, max: 10n ** 30n }), { minLength: 2, maxLength: 6 });
    const layouts: ((all: readonly string[]) => string)[] = [
      (all) => all.join('，'),
      (all) => all.map((id, at) => `${at + 1}. ${id}`).join('\r\n'),
      (all) => all.map((id) => `• “${id}”\u200b`).join('\n'),
      (all) => `\`\`\`json\n[${all.map((id) => `{"task_id":${id}}`).join(',')}]\n\`\`\``,
      (all) => all.map((id) => id.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)))).join('、'),
    ];
    fc.assert(
      fc.property(ids, fc.constantFrom(...layouts), (numbers, layout) => {
        const all = numbers.map(String);
        expect(parseTaskInput(layout(all))).toEqual({ ids: all });
      }),
    );
  });

  test('any text is either parsed or explained', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.string({ unit: fc.constantFrom(...Array.from('[]{}"\',:0123 \n.-`')) }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const read = parseTaskInput(text);
        expect('problem' in read ? describeInputProblem(read.problem, t) : read.ids.join()).not.toBe('');
      }),
    );
  });
});

describe('input without a task is explained', () => {
  const success = (more: object) => json({ status: 'success', ...more });
  const shortNumbers = 'Lensmor task IDs are short, for example 321.';
  test.each([
    ['', 'Enter a task ID.'],
    ['\u200b', 'Enter a task ID.'],
    ['../321', `“../321” isn’t a valid task ID. ${shortNumbers}`],
    ['321 a/b', `“a/b” isn’t a valid task ID. ${shortNumbers}`],
    ['..', `“..” isn’t a valid task ID. ${shortNumbers}`],
    ['1.23E+19', `“1.23E+19” isn’t a valid task ID. ${shortNumbers}`],
    ['x'.repeat(129), `“${'x'.repeat(40)}” isn’t a valid task ID. ${shortNumbers}`],
    ['😀'.repeat(60), `“${'😀'.repeat(40)}” isn’t a valid task ID. ${shortNumbers}`],
    ['task', `“task” isn’t a valid task ID. ${shortNumbers}`],
    ['call Jane back', `“call” isn’t a valid task ID. ${shortNumbers}`],
    ['321 tomorrow', `“tomorrow” isn’t a valid task ID. ${shortNumbers}`],
    ['uak_test1234_invented', /API key/],
    ['sk_0123456789abcdef_0123', /API key/],
    ['lens_0123456789abcdef0123', /API key/],
    ['api_key:uak_test1234_invented', /API key/],
    ['321 Bearer:UAK_test1234_invented', /API key/],
    ['{"task_id":"321-uak_test1234_invented"}', /API key/],
    ['{"status":"accepted","task_id":', /incomplete/],
    ['{"status":"accepted"}', /contain a task ID/],
    ['[]', /contain a task ID/],
    ['{"task_id":null}', /contain a task ID/],
    ['{"code":1,"message":"no","errorKey":"INVALID_API_KEY","traceId":"x"}', /error response/],
    ['{"taskCenterId":"321"}', /Only phone unlock tasks/],
    [`${ADDRESS}/unlock-tasks/321`, /Only phone unlock tasks/],
    [
      '{"taskId":"321","taskStatus":"completed","items":[{"personnelId":"1","email":"a@b.example"}]}',
      /Only phone unlock/,
    ],
    [Array.from({ length: 1001 }, (_, i) => i).join(' '), 'You entered 1001 tasks. You can track up to 1000 at once.'],
    [success({}), 'Nothing to wait for: Lensmor didn’t start a task.'],
    [
      success({ skipped_detail: { already_unlocked: ['1', '2'], unlocking_personnel_ids: ['3'] } }),
      'Nothing to wait for: Lensmor didn’t start a task. 2 already unlocked, 1 being unlocked by another task.',
    ],
    [
      success({
        skipped_personnel_ids: ['1', '2', '3', '4', '5'],
        skipped_detail: {
          already_unlocked_personnel_ids: ['1'],
          invalid_personnel_ids: ['2'],
          missing_personnel_ids: ['3'],
          unlinked_personnel_ids: ['4'],
        },
      }),
      'Nothing to wait for: Lensmor didn’t start a task. 1 already unlocked, 1 invalid ID, 1 not found, 1 not part of the event, 1 skipped.',
    ],
    [success({ skipped_personnel_ids: ['1'] }), 'Nothing to wait for: Lensmor didn’t start a task. 1 skipped.'],
  ])('%s', (text, words) => {
    const read = parseTaskInput(text);
    const said = 'problem' in read ? describeInputProblem(read.problem, t) : '';
    expect(said).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
  });
});
