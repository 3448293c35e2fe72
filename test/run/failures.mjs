/**
 * A reporter for `node --test`: one line of JSON for each test that failed, with `file` (its bundle),
 * `name` and `why`. A suite that failed for one of its tests has no line of its own.
 */
// biome-ignore lint/style/noDefaultExport: `node --test` takes a reporter in no other form.
export default async function* failures(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:fail') continue;
    const { error } = data.details;
    if (error?.failureType === 'subtestsFailed') continue;
    const why = String(error?.cause?.message ?? error?.message ?? 'no reason was given');
    yield `${JSON.stringify({ file: data.file, name: data.name, why })}\n`;
  }
}
