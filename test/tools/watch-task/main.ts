import { watchTask } from './watch-task';

/** `npm run watch-task -- <taskId>`, with LENSMOR_API_KEY and, optionally, LENSMOR_API_ADDRESS. */
const code = await watchTask({
  taskId: process.argv[2],
  key: process.env.LENSMOR_API_KEY,
  address: process.env.LENSMOR_API_ADDRESS || undefined,
  print: (line) => console.log(line),
});
process.exit(code);
