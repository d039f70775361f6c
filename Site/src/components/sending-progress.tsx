import { useEffect, useRef, useState } from "preact/hooks";
import { bytes, timeLeft } from "../format";
import type { Pace } from "../upload/pace";
import type { Job, Progress } from "../upload/use-upload";
import { GiveUp } from "./give-up";

interface SendingProgressProps {
  job: Job;
  progress: Progress;
  /** The sending has ended, and the upload was not given up after all. */
  onStopped: () => void;
  onGivenUp: () => void;
}

const hindrances = {
  lost: "The connection is lost. The upload goes on by itself when it is back.",
  joining: "All of the file has arrived. Its parts are being joined, which takes some minutes for a large film.",
};

/** How far a file is on its way, how fast it travels, and how to stop it. */
export function SendingProgress({ job, progress, onStopped, onGivenUp }: SendingProgressProps) {
  const [isPaused, setPaused] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const hasStopped = useRef(false);
  const { name, size } = job.file;

  // Closing the page would break the sending off: the browser asks first.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);

  const pause = () => {
    job.pause(!isPaused);
    setPaused(!isPaused);
  };

  const stop = () => {
    hasStopped.current = true;
    job.stop();
  };
  const stay = () => {
    setLeaving(false);
    if (hasStopped.current) onStopped();
  };

  return (
    <section class="progress">
      <p><span role="status">Sending {name}</span> · {Math.floor((progress.bytes / size) * 100)} %</p>
      <progress aria-label="Upload" max={size} value={progress.bytes} />
      <p class="facts">
        {bytes(progress.bytes)} of {bytes(size)}
        {!isPaused && !progress.hindrance && travel(progress.pace, size)}
        {isPaused && " · paused"}
      </p>
      {progress.hindrance && !isPaused && <p role="status">{hindrances[progress.hindrance]}</p>}
      <div class="actions">
        {job.inParts && !progress.hindrance && (
          <button class="button quiet" type="button" onClick={pause}>{isPaused ? "Go on" : "Pause"}</button>
        )}
        <button class="button quiet" type="button" onClick={() => setLeaving(true)}>Cancel</button>
      </div>
      {isLeaving && (
        <GiveUp videoId={job.videoId} name={name} onClose={stay} onBegin={stop} onGivenUp={onGivenUp} />
      )}
    </section>
  );
}

function travel(pace: Pace, size: number): string {
  const [speed, left] = [pace.speed, pace.left(size)];
  if (speed === undefined) return "";
  return ` · ${bytes(speed)} per second${left === undefined ? "" : ` · ${timeLeft(left)} left`}`;
}
