import Hls, { type Level } from "hls.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { api, type Playback } from "../api/client";
import { message, Notice } from "./page";

/** A playback counts as a view once it has run this long, in seconds, or to its end. */
const viewAfter = 10;

const hlsType = "application/vnd.apple.mpegurl";

/** Plays a granted film: adaptive quality, a quality menu, renewal of the grant, one view. */
export function Player({ videoId, playback }: { videoId: string; playback: Playback }) {
  const video = useRef<HTMLVideoElement>(null);
  const hls = useRef<Hls>(null);
  const [levels, setLevels] = useState<Level[]>([]);
  const [error, setError] = useState<string>();

  useEffect(() => {
    const element = video.current!;
    const source = playback.sources.find(({ type }) => type === hlsType);
    if (source === undefined) return setError("This film has no stream that this page can play.");
    if (!Hls.isSupported()) {
      element.src = source.url; // Safari on phones plays HLS itself.
      return;
    }
    const player = new Hls({ capLevelToPlayerSize: false });
    hls.current = player;
    player.on(Hls.Events.MANIFEST_PARSED, () => setLevels([...player.levels]));
    player.on(Hls.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return;
      if (type === Hls.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
      else setError("The film could not be loaded. Please reload the page.");
    });
    player.loadSource(source.url);
    player.attachMedia(element);
    return () => player.destroy();
  }, [playback]);

  useEffect(() => renewing(videoId, playback, setError), [playback]);
  useEffect(() => countingView(video.current!, videoId, playback), [playback]);

  return (
    <div class="player">
      {error !== undefined && <Notice>{error}</Notice>}
      <video ref={video} controls playsInline poster={playback.poster} />
      {levels.length > 1 && (
        <label class="quality">
          Quality
          <select onChange={({ currentTarget }) => (hls.current!.nextLevel = Number(currentTarget.value))}>
            <option value={-1}>Auto</option>
            {levels.map((level, at) => (
              <option key={at} value={at}>{Math.min(level.width, level.height)}p</option>
            )).reverse()}
          </select>
        </label>
      )}
    </div>
  );
}

/** The cookies of a grant expire; a fresh grant before then replaces them without a pause. */
function renewing(videoId: string, playback: Playback, onError: (text: string) => void): () => void {
  let timer: number;
  const renewAt = (expiresAt: string) => {
    const left = Date.parse(expiresAt) - Date.now();
    timer = window.setTimeout(async () => {
      try {
        renewAt((await api.getPlayback(videoId)).expiresAt);
      } catch (problem) {
        onError(message(problem));
      }
    }, Math.max(left * 0.8, 1000));
  };
  renewAt(playback.expiresAt);
  return () => clearTimeout(timer);
}

function countingView(element: HTMLVideoElement, videoId: string, { playbackId }: Playback): () => void {
  let watched = 0;
  let last = 0;
  let counted = false;
  const count = async () => {
    if (counted) return;
    counted = true;
    try {
      await api.recordView(videoId, playbackId);
    } catch {
      counted = false; // Tried again with the next second that is watched.
    }
  };
  const onTime = () => {
    const step = element.currentTime - last;
    last = element.currentTime;
    if (step > 0 && step < 1) watched += step; // A jump is not watching.
    if (watched >= viewAfter) void count();
  };
  const onEnd = () => void count();
  element.addEventListener("timeupdate", onTime);
  element.addEventListener("ended", onEnd);
  return () => {
    element.removeEventListener("timeupdate", onTime);
    element.removeEventListener("ended", onEnd);
  };
}
