import AwsS3 from "@uppy/aws-s3";
import Uppy from "@uppy/core";
import { films, type UploadedParts, type UploadTarget } from "../api/films";
import { isKind, Problem } from "../api/problem";
import { PartAddresses } from "./part-addresses";
import { persist } from "./persistence";
import { type SendError, sendBytes } from "./send-bytes";

/** Connections that bytes travel on at once. */
const connections = 4;

/** Refusals in a row, without a part arriving between them, before the person hears of them. */
const patience = 3;

/** Bytes that move so long after the last failure, in milliseconds, show that it is over. */
const calm = 2_000;

interface Audience {
  /** @param bytes all that has arrived, what came before a break included. */
  onProgress: (bytes: number) => void;
  /** Why nothing moves just now, though it is tried again; undefined when it does. */
  onHindrance: (hindrance: Hindrance | undefined) => void;
}

/** Nothing comes through; or all has arrived, and the storage takes its time to join it. */
export type Hindrance = "lost" | "joining";

const silent = () => undefined;

/**
 * The bytes of one file on their way to the storage, by Uppy. An upload in parts always begins as one that goes on: Uppy gives up for
 * good, on any error, what it has begun itself.
 */
export class Sending {
  private readonly uppy = new Uppy({ logger: { debug: silent, warn: silent, error: silent } });
  private readonly fileId: string;
  private readonly sent = new Set<number>();
  private known: UploadedParts | undefined;
  private failure: unknown;
  private failedAt = 0;
  private refusals = 0;
  private hasEnded = false;

  /** @param way where the file goes in one piece; or how it is cut, and what is there of it. */
  constructor(
    private readonly videoId: string,
    file: File,
    private readonly way: UploadTarget | UploadedParts,
    private readonly audience: Audience,
  ) {
    this.known = "parts" in way ? way : undefined;
    this.uppy.use(AwsS3, { id: "storage", limit: connections, retryDelays: [], ...("parts" in way ? this.inParts(way) : this.inOnePiece(way)) });
    this.uppy.on("upload-progress", (_, { bytesUploaded }) => this.progressed(bytesUploaded || 0));
    this.uppy.on("upload-error", (_, error) => (this.failure = error));
    this.uppy.on("s3-multipart:part-uploaded", (_, { PartNumber }) => {
      this.sent.add(PartNumber);
      this.refusals = 0;
    });
    this.fileId = this.uppy.addFile({ name: file.name, type: file.type, data: file });
    if (this.known !== undefined) this.uppy.setFileState(this.fileId, { s3Multipart: { uploadId: videoId, key: videoId } } as object);
  }

  /** Sends until all has arrived. @returns Whether it has; not when it was stopped. */
  async run(): Promise<boolean> {
    try {
      while (!this.hasEnded) {
        this.failure = undefined;
        await (this.uppy.getFile(this.fileId).error ? this.uppy.retryUpload(this.fileId) : this.uppy.upload());
        if (this.hasEnded) break;
        if (this.failure === undefined) return true;
        if (!this.isWorthAnotherTry()) throw inWords(this.failure);
      }
      return false;
    } finally {
      this.stop();
    }
  }

  /** Pauses, or goes on. */
  pause(isPaused: boolean) {
    if (isPaused) this.uppy.pauseAll();
    else this.uppy.resumeAll();
  }

  stop() {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.uppy.destroy();
  }

  private inOnePiece(target: UploadTarget) {
    return {
      shouldUseMultipart: false as const,
      getUploadParameters: () => ({ method: "PUT" as const, url: target.url!, headers: headersOf(target) }),
      uploadPartBytes: this.send,
    };
  }

  private inParts({ partSize, partCount }: UploadedParts) {
    const addresses = new PartAddresses(this.videoId, partCount, (partNumber) => this.sent.has(partNumber));
    return {
      shouldUseMultipart: true as const,
      getChunkSize: () => partSize,
      createMultipartUpload: () => ({ uploadId: this.videoId, key: this.videoId }),
      listParts: (_: unknown, { signal }: Cancellable) => this.listParts(signal),
      signPart: async (_: unknown, { partNumber, signal }: Cancellable & { partNumber: number }) => ({
        method: "PUT" as const,
        url: await this.persist(() => addresses.of(partNumber), signal),
      }),
      uploadPartBytes: (options: SendOptions) =>
        this.send(options).catch((problem: unknown) => {
          addresses.forget(options.signature.url); // It may have ended.
          throw problem;
        }),
      completeMultipartUpload: async (_: unknown, { signal }: Cancellable) => {
        await this.persist(() => films.completeUpload(this.videoId), signal, joining);
        return {};
      },
      // What is given up is told to the API by whoever asks for it.
      abortMultipartUpload: silent,
    };
  }

  private readonly send = (options: SendOptions) => this.persist(() => sendBytes(options), options.signal);

  /** The first time, what is known already; after a break, what the storage says. */
  private async listParts(signal?: AbortSignal) {
    const { parts } = this.known ?? (await this.persist(() => films.listParts(this.videoId), signal));
    this.known = undefined;
    this.sent.clear();
    for (const { partNumber } of parts) this.sent.add(partNumber);
    return parts.map(({ partNumber, eTag, size }) => ({ PartNumber: partNumber, ETag: eTag, Size: size }));
  }

  private persist<T>(work: () => Promise<T>, signal?: AbortSignal, hindrance = lost): Promise<T> {
    const onFailure = (problem: unknown) => {
      this.failedAt = performance.now();
      this.audience.onHindrance(hindrance(problem));
    };
    return persist(work, onFailure, signal);
  }

  private progressed(bytes: number) {
    if (performance.now() - this.failedAt > calm) this.audience.onHindrance(undefined);
    this.audience.onProgress(bytes);
  }

  /** The address of a part may have ended, or a part be missing after all: the list of parts tells whether the upload is still there. */
  private isWorthAnotherTry(): boolean {
    const isFinal = this.failure instanceof Problem && !isKind(this.failure, "upload-incomplete");
    return "parts" in this.way && !isFinal && ++this.refusals < patience;
  }
}

const lost = (_: unknown): Hindrance => "lost";

/** Joining thousands of parts takes longer than the API may wait for the storage; it goes on meanwhile. */
const joining = (problem: unknown): Hindrance =>
  problem instanceof Problem && (problem.status === 503 || problem.status === 504) ? "joining" : "lost";

interface Cancellable {
  signal?: AbortSignal;
}

type SendOptions = Parameters<typeof sendBytes>[0];

// The browser sets the length itself and forbids doing it by hand.
function headersOf({ headers = {} }: UploadTarget): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length"));
}

function inWords(failure: unknown): unknown {
  if (failure instanceof Problem) return failure;
  return new Problem((failure as SendError).source?.status ?? 0, { detail: "The storage refused the file. Please start the upload again." });
}
