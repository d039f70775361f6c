import Hls, { type Level } from "hls.js";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Playback } from "../api/films";
import { Grant } from "../api/grant";
import { isMissing, message } from "../api/problem";
import { countingView } from "../api/view";
import { Notice } from "./page";
import { play, playNatively } from "./stream";

const hlsType = "application/vnd.apple.mpegurl";

/** Plays a granted film: adaptive quality, a quality menu, renewal of the grant, one view. */
export function Player({ videoId, playback }: { videoId: string; playback: Playback }) {
  const video = useRef<HTMLVideoElement>(null);
  const hls = useRef<Hls>(null);
  const [levels, setLevels] = useState<Level[]>([]);
  const [trouble, setTrouble] = useState<string>();

  useEffect(() => {
    const element = video.current!;
    const source = playback.sources.find(({ type }) => type === hlsType);
    if (source === undefined) return setTrouble("This film has no stream that this page can play.");
    const grant = new Grant(videoId, playback, (refusal) =>
      setTrouble(isMissing(refusal) ? "This film is not available any more." : message(refusal)),
    );
    const stopCounting = countingView(element, grant);
    if (Hls.isSupported()) hls.current = play(element, source.url, grant, { onLevels: setLevels, onTrouble: setTrouble });
    else playNatively(element, source.url, grant, setTrouble);
    return () => {
      stopCounting();
      grant.end();
      hls.current?.destroy();
    };
  }, [playback]);

  return (
    <div class="player">
      {trouble !== undefined && <Notice>{trouble}</Notice>}
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
