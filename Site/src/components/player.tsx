import Hls, { type Level } from "hls.js";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Playback } from "../api/films";
import { Grant } from "../api/grant";
import { countingView } from "../api/view";
import { Notice } from "./page";

const unplayable = "This film cannot be played here. Please try another browser, or reload the page.";

/** Times that the player starts its decoder anew before it gives up. */
const recoveries = 2;

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
      element.onerror = () => setError(unplayable);
      return;
    }
    let recovered = 0;
    const player = new Hls({ capLevelToPlayerSize: false });
    hls.current = player;
    player.on(Hls.Events.MANIFEST_PARSED, () => setLevels([...player.levels]));
    player.on(Hls.Events.ERROR, (_, { fatal, type }) => {
      if (!fatal) return;
      if (type === Hls.ErrorTypes.MEDIA_ERROR && recovered++ < recoveries) player.recoverMediaError();
      else setError(unplayable);
    });
    player.loadSource(source.url);
    player.attachMedia(element);
    return () => player.destroy();
  }, [playback]);

  useEffect(() => {
    const grant = new Grant(videoId, playback, () => setError("The permission to play has run out. Please reload the page."));
    const stopCounting = countingView(video.current!, grant);
    return () => {
      stopCounting();
      grant.end();
    };
  }, [playback]);

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
