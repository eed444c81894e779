import { parseArgs } from 'node:util';
import { answerAsCrm } from '../demo/answer-as-crm';
import { startLoopback } from './loopback';
import { SIMULATOR_KEY, startSimulator } from './simulator';

/** `npm run simulator [-- --port 8787 --seed 1]`: runs the simulator, with a few tasks, and a small demo CRM until Ctrl+C. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '8787' }, seed: { type: 'string', default: '1' } },
});
const http = Number(values.port);
const simulator = await startSimulator({ seed: Number(values.seed), ports: { http, https: http + 1 } });

const tasks = [
  { id: simulator.createTask({ people: 10, durationMs: 60_000 }), about: '10 people, finishes in 1 minute' },
  { id: simulator.createTask({ people: 40, durationMs: 300_000 }), about: '40 people, finishes in 5 minutes' },
  {
    id: simulator.createTask({ people: 5, durationMs: 90_000, ending: 'failed' }),
    about: '5 people, fails in 90 seconds',
  },
  { id: simulator.createTask({ people: 8, durationMs: 0 }), about: '8 people, finished' },
];
const [first] = tasks;
// Firefox tells sites apart by host only, so the CRM must not have the API's.
const crm = await startLoopback(answerAsCrm(simulator.people.slice(0, 50)), { http: http + 2, https: http + 3 });
const crmAddress = crm.url.replace('127.0.0.1', 'localhost');

console.log(`Lensmor API simulator (seed ${values.seed}). All people are invented. Press Ctrl+C to stop.

  address   ${simulator.url}   (or ${simulator.httpsUrl}, with a self-signed certificate)
  API key   ${SIMULATOR_KEY}
  demo CRM  ${crmAddress}   (with the people of these tasks)

Tasks:
${tasks.map(({ id, about }) => `  ${id}   ${about}`).join('\n')}

Extension: open its settings, change the API address to ${simulator.url} and save the key above.
Terminal: LENSMOR_API_KEY=${SIMULATOR_KEY} LENSMOR_API_ADDRESS=${simulator.url} npm run watch-task -- ${first?.id}
curl:
  curl -H 'Authorization: Bearer ${SIMULATOR_KEY}' ${simulator.url}/external/contacts/unlock-phone-tasks/${first?.id}
  curl -H 'Authorization: Bearer ${SIMULATOR_KEY}' '${simulator.url}/external/personnel/profile?personnel_id=${simulator.people[0]?.personnelId}'
  curl -H 'Authorization: Bearer ${SIMULATOR_KEY}' ${simulator.url}/external/credits/balance
Start another task, which finishes within a minute:
  curl -H 'Authorization: Bearer ${SIMULATOR_KEY}' -H 'Content-Type: application/json' \\
    -d '{"personnel_ids":["${simulator.people[100]?.personnelId}"],"event_id":"expo"}' ${simulator.url}/external/contacts/unlock-phone
`);
