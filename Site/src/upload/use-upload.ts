import { useMemo, useRef, useState } from "preact/hooks";
import { films, type UploadedParts, type UploadRequest, type UploadTarget } from "../api/films";
import { exclusively } from "./exclusively";
import { overBecause } from "./over";
import { Pace } from "./pace";
import { type Hindrance, Sending } from "./sending";
import { type Unfinished, UnfinishedUploads } from "./unfinished";

/** What is on its way to the storage. */
export interface Job {
  readonly videoId: string;
  readonly file: File;
  /** Whether it goes in parts, so that it can stand still and go on. */
  readonly inParts: boolean;
  readonly pause: (isPaused: boolean) => void;
  readonly stop: () => void;
}

/** How far a job is. */
export interface Progress {
  readonly bytes: number;
  readonly pace: Pace;
  /** Why nothing moves, if so. */
  readonly hindrance: Hindrance | undefined;
}

export type Stage = { at: "choosing" } | { at: "sending"; job: Job } | { at: "sent"; videoId: string };

const choosing: Stage = { at: "choosing" };

/** What came in one piece and was refused begins anew: nobody goes on with it, and it would keep its room for two days. */
function giveUp(videoId: string) {
  return async (problem: unknown) => {
    await films.abortUpload(videoId).catch(() => undefined); // Then it expires.
    throw problem;
  };
}

/** A person's uploads from this browser: one at a time under way, those that broke off remembered. */
export function useUpload(userId: string) {
  const store = useMemo(() => new UnfinishedUploads(userId), [userId]);
  const [unfinished, setUnfinished] = useState(() => store.list());
  const [stage, setStage] = useState<Stage>(choosing);
  const [progress, setProgress] = useState<Progress>();
  const isBusy = useRef(false);

  const forget = (videoId: string) => {
    store.remove(videoId);
    setUnfinished(store.list());
  };

  const send = async (videoId: string, file: File, way: UploadTarget | UploadedParts) => {
    const pace = new Pace();
    let hindrance: Hindrance | undefined;
    let bytes = "parts" in way ? way.parts.reduce((sum, { size }) => sum + size, 0) : 0;
    const tell = () => setProgress({ bytes, pace, hindrance });
    const sending = new Sending(videoId, file, way, {
      onProgress: (sent) => {
        bytes = sent;
        pace.add(sent);
        tell();
      },
      onHindrance: (current) => {
        if (current === hindrance) return;
        hindrance = current;
        tell();
      },
    });
    tell();
    const [pause, stop] = [sending.pause.bind(sending), sending.stop.bind(sending)];
    setStage({ at: "sending", job: { videoId, file, inParts: "parts" in way, pause, stop } });
    if (!(await sending.run())) return;
    forget(videoId);
    setStage({ at: "sent", videoId });
  };

  /** @param way asked for once it is certain that nobody else sends this film. */
  const attempt = async (videoId: string, file: File, way: () => Promise<UploadTarget | UploadedParts>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await exclusively(videoId, async () => send(videoId, file, await way()));
    } catch (problem) {
      if (overBecause(problem, file.name) !== undefined) store.remove(videoId);
      back();
      throw problem;
    } finally {
      isBusy.current = false;
    }
  };

  /** Leads back to the choice of a file; what was begun is remembered. */
  const back = () => {
    setUnfinished(store.list());
    setStage(choosing);
  };

  return {
    unfinished,
    stage,
    progress,
    back,
    forget,
    /** The upload that a file belongs to, if its sending was begun. */
    known: (file: File) => store.of(file),
    begin: async (file: File, request: UploadRequest) => {
      const { videoId, upload } = await films.createUpload(request);
      if (upload.kind === "single") return attempt(videoId, file, async () => upload).catch(giveUp(videoId));
      store.add(videoId, file);
      return attempt(videoId, file, async () => ({ partSize: upload.partSize!, partCount: upload.partCount!, parts: [] }));
    },
    goOn: ({ videoId }: Unfinished, file: File) => attempt(videoId, file, () => films.listParts(videoId)),
  };
}
