import Hls, { type Level } from "hls.js";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Playback } from "../api/films";
import { Grant } from "../api/grant";
import { isMissing, message } from "../api/problem";
import { countingView } from "../api/view";
import { languageName } from "../format";
import { Notice } from "./page";
import { play, playNatively } from "./stream";

const hlsType = "application/vnd.apple.mpegurl";

/** Plays a granted film: adaptive quality, a quality menu, captions, previews while scrubbing, renewal of the grant, one view. */
export function Player({ videoId, playback }: { videoId: string; playback: Playback }) {
  const stage = useRef<HTMLDivElement>(null);
  const hls = useRef<Hls>(null);
  const [levels, setLevels] = useState<Level[]>([]);
  const [trouble, setTrouble] = useState<string>();

  useEffect(() => {
    // Made by hand: the controls build around it, where no other renderer may reach.
    const video = makeVideo(playback);
    stage.current!.replaceChildren(video);
    const source = playback.sources.find(({ type }) => type === hlsType);
    if (source === undefined) return setTrouble("This film has no stream that this page can play.");
    const grant = new Grant(videoId, playback, (refusal) =>
      setTrouble(isMissing(refusal) ? "This film is not available any more." : message(refusal)),
    );
    const stopCounting = countingView(video, grant);
    if (Hls.isSupported()) hls.current = play(video, source.url, grant, { onLevels: setLevels, onTrouble: setTrouble });
    else playNatively(video, source.url, grant, setTrouble);
    const controls = addControls(video, playback.storyboard);
    return () => {
      stopCounting();
      grant.end();
      hls.current?.destroy();
      controls.remove();
    };
  }, [playback]);

  return (
    <div class="player">
      {trouble !== undefined && <Notice>{trouble}</Notice>}
      <div ref={stage} class="stage" />
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

function makeVideo({ poster, tracks }: Playback): HTMLVideoElement {
  const video = document.createElement("video");
  video.playsInline = true;
  if (poster !== undefined) video.poster = poster;
  for (const { kind, lang, url } of tracks) {
    const track = Object.assign(document.createElement("track"), { kind, srclang: lang, label: languageName(lang), src: url });
    video.append(track);
  }
  return video;
}

/** The browser's own controls stand in where ours do not come through. */
function addControls(video: HTMLVideoElement, storyboard: string | undefined): { remove: () => void } {
  let remove: (() => void) | undefined = () => undefined;
  import("./controls").then(
    ({ showControls }) => {
      if (remove === undefined) return;
      const controls = showControls(video, storyboard);
      remove = () => controls.destroy();
    },
    () => (video.controls = true),
  );
  return {
    remove: () => {
      remove?.();
      remove = undefined;
    },
  };
}
