import AwsS3 from "@uppy/aws-s3";

type SendOptions = Parameters<typeof AwsS3.uploadPartBytes>[0];

/** A connection on which nothing moves for so long, in milliseconds, is dead, though nobody has closed it. */
const stalledAfter = 60_000;

/** What the storage, or the way to it, made of a request. The status is 0 when no answer came. */
export interface SendError extends Error {
  source?: { status: number };
}

/** Sends bytes as Uppy does, ends connections that have died silently, and sends nothing twice whose arrival went unheard. */
export async function sendBytes(options: SendOptions) {
  const stalled = new AbortController();
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => stalled.abort(), stalledAfter);
  };
  wait();
  try {
    return await AwsS3.uploadPartBytes({
      ...options,
      signal: AbortSignal.any([stalled.signal, ...(options.signal ? [options.signal] : [])]),
      onProgress: (event: ProgressEvent) => {
        wait();
        options.onProgress(event);
      },
    });
  } catch (problem) {
    // The address is good for a first time only: it was that, and the answer was lost.
    if ((problem as SendError).source?.status === 412) return { ETag: "" };
    if (!stalled.signal.aborted || options.signal?.aborted) throw problem;
    throw Object.assign(new Error("The connection has stalled."), { source: { status: 0 } });
  } finally {
    clearTimeout(timer);
  }
}
