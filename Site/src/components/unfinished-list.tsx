import { useEffect, useState } from "preact/hooks";
import { films } from "../api/films";
import { message } from "../api/problem";
import { bytes } from "../format";
import { overBecause } from "../upload/over";
import { mismatch, type Unfinished } from "../upload/unfinished";
import { GiveUp } from "./give-up";

interface UnfinishedListProps {
  uploads: Unfinished[];
  /** Goes on with an upload. */
  onChoose: (upload: Unfinished, file: File) => Promise<void>;
  /** The upload is over: given up, ended elsewhere or expired. */
  onOver: (upload: Unfinished, why?: string) => void;
}

/** Uploads that broke off, each with what it takes to go on. */
export function UnfinishedList({ uploads, ...deeds }: UnfinishedListProps) {
  if (uploads.length === 0) return null;
  return (
    <section class="unfinished">
      <h2>Not finished yet</h2>
      <ul class="rows">
        {uploads.map((upload) => <UnfinishedRow key={upload.videoId} upload={upload} {...deeds} />)}
      </ul>
    </section>
  );
}

type RowProps = Omit<UnfinishedListProps, "uploads"> & { upload: Unfinished };

function UnfinishedRow({ upload, onChoose, onOver }: RowProps) {
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<string>();
  const [isLeaving, setLeaving] = useState(false);

  useEffect(() => {
    let isGone = false; // Whoever gives it up before this is answered need not hear that it is gone.
    films.listParts(upload.videoId).then(
      ({ parts }) => setShare(parts.reduce((sum, { size }) => sum + size, 0) / upload.size),
      (problem) => {
        if (isGone) return;
        const why = overBecause(problem, upload.name);
        if (why === undefined) setError(message(problem));
        else onOver(upload, why);
      },
    );
    return () => {
      isGone = true;
    };
  }, [upload.videoId]);

  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    const reason = mismatch(file, upload);
    setError(reason);
    if (reason !== undefined) return;
    try {
      await onChoose(upload, file);
    } catch (problem) {
      setError(message(problem));
    }
  };

  return (
    <li class="row">
      <div class="about">
        <span class="title">{upload.name}</span>
        <span class="facts">
          Choose {upload.name} again to go on{share !== undefined && ` at ${Math.floor(share * 100)} %`} · {bytes(upload.size)}
        </span>
        {error !== undefined && <span class="wrong" role="alert">{error}</span>}
      </div>
      <div class="actions">
        <label class="button pick">
          Choose<span class="unseen"> {upload.name} again</span>
          <input
            type="file"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = ""; // The same file may be chosen once more.
              void choose(file);
            }}
          />
        </label>
        <button class="button quiet" type="button" onClick={() => setLeaving(true)}>
          Give up<span class="unseen"> {upload.name}</span>
        </button>
      </div>
      {isLeaving && (
        <GiveUp videoId={upload.videoId} name={upload.name} onClose={() => setLeaving(false)} onGivenUp={() => onOver(upload)} />
      )}
    </li>
  );
}
