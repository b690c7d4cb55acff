/** A probe's child that behaves as the model's name says, for tests of the parent. */
process.once('message', (message) => {
  const { modelPath } = message as { modelPath: string };
  if (modelPath === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (modelPath === 'exit') process.exit(3);
  if (modelPath === 'nonsense') process.send?.({ works: 'perhaps' });
  if (modelPath === 'works') process.send?.({ works: true, milliseconds: 1, cpuMilliseconds: 2 });
  if (modelPath === 'pid') process.send?.({ works: false, reason: String(process.pid) });
  // "hang" never answers.
  setInterval(() => {}, 1000);
});
