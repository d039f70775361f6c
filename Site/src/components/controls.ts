import Plyr from "plyr";
import icons from "../../node_modules/plyr/dist/plyr.svg?url";
import "plyr/css";
import "../styles/player.css";

/** The controls over a film. They load beside the first picture, which does not wait for them. */
export function showControls(video: HTMLVideoElement, storyboard: string | undefined): Plyr {
  // Plyr keeps a copy to put back in the end. A true one would fetch the film too; here the element goes with the player.
  video.cloneNode = () => document.createElement("video");
  const player = new Plyr(video, {
    // Everything comes from this site; by itself Plyr fetches from its own network.
    iconUrl: icons,
    blankVideo: "",
    controls: ["play-large", "play", "progress", "current-time", "mute", "volume", "captions", "settings", "pip", "airplay", "fullscreen"],
    settings: ["captions", "speed"],
    speed: { selected: 1, options: [0.5, 0.75, 1, 1.25, 1.5, 2] },
    fullscreen: { iosNative: true },
    storage: { enabled: true, key: "videostack-player" },
  });
  if (storyboard !== undefined) whenTouched(player, () => player.setPreviewThumbnails({ enabled: true, src: storyboard }));
  return player;
}

/** Pictures for scrubbing are not fetched before someone may scrub. */
function whenTouched(player: Plyr, then: () => void) {
  player.once("ready", ({ detail: { plyr } }) => {
    const { container } = plyr.elements;
    const leaving = new AbortController();
    const start = () => {
      leaving.abort();
      then();
    };
    for (const event of ["pointerenter", "touchstart", "focusin"]) container!.addEventListener(event, start, { signal: leaving.signal, passive: true });
  });
}
