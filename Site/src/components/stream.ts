import Hls, { type Level } from "hls.js";
import type { Grant } from "../api/grant";

/** What a stream tells the page that shows it. */
interface Audience {
  onLevels: (levels: Level[]) => void;
  /** What is wrong, in words; undefined when it is well again. */
  onTrouble: (words?: string) => void;
}

const unplayable = "This browser cannot play the film. Please try another one.";
const broken = "The player has failed. Please reload the page.";
const unreachable = "The film does not come through. Please check your connection and reload the page.";
const waiting = "The connection is lost. The film goes on when it is back.";

/** Times that the player starts its decoder anew before it gives up. */
const recoveries = 2;

/** A renewal that takes longer than this, in milliseconds, is told. */
const silence = 2_000;

/** Plays a stream by hls.js. */
export function play(element: HTMLVideoElement, url: string, grant: Grant, { onLevels, onTrouble }: Audience): Hls {
  // Captions are tracks of the element: hls.js would empty them.
  const player = new Hls({ capLevelToPlayerSize: false, enableWebVTT: false, enableIMSC1: false, enableCEA708Captions: false, renderTextTracksNatively: false });
  const mend = new Mend(grant, onTrouble, () => (player.levels.length > 0 ? player.startLoad() : player.loadSource(url)));
  let recovered = 0;
  player.on(Hls.Events.MANIFEST_PARSED, () => onLevels([...player.levels]));
  player.on(Hls.Events.FRAG_BUFFERED, () => mend.succeeded());
  player.on(Hls.Events.ERROR, (_, { fatal, type, response }) => {
    // A refusal is mended before hls.js gives up, which takes it half a minute.
    if (type === Hls.ErrorTypes.NETWORK_ERROR && (fatal || response?.code === 403)) void mend.failed(fatal);
    if (!fatal || type === Hls.ErrorTypes.NETWORK_ERROR) return;
    if (type !== Hls.ErrorTypes.MEDIA_ERROR) onTrouble(broken);
    else if (recovered++ < recoveries) player.recoverMediaError();
    else onTrouble(unplayable);
  });
  player.loadSource(url);
  player.attachMedia(element);
  return player;
}

/** Plays a stream by the browser itself, as Safari on phones does. */
export function playNatively(element: HTMLVideoElement, url: string, grant: Grant, onTrouble: Audience["onTrouble"]) {
  const mend = new Mend(grant, onTrouble, () => {
    const [time, wasPaused] = [element.currentTime, element.paused];
    element.load();
    element.currentTime = time;
    if (!wasPaused) element.play().catch(() => undefined); // The person can press the button.
  });
  element.ontimeupdate = () => element.error === null && mend.succeeded();
  element.onerror = () => {
    if (element.error!.code === MediaError.MEDIA_ERR_NETWORK) void mend.failed(true);
    else onTrouble(unplayable);
  };
  element.src = url;
}

/** Where the film does not come through, the grant has most often run out while the machine slept: a fresh one is tried, once. */
class Mend {
  private state: "well" | "renewing" | "renewed" = "well";
  private hasStopped = false;

  constructor(
    private readonly grant: Grant,
    private readonly onTrouble: Audience["onTrouble"],
    private readonly resume: () => void,
  ) {}

  /** Some of the film has come through. */
  succeeded() {
    if (this.state === "renewed") this.state = "well";
  }

  /** @param isFatal whether the player has stopped, instead of trying again. */
  async failed(isFatal: boolean) {
    this.hasStopped ||= isFatal;
    if (this.state === "renewing") return; // Picture and sound may fail together.
    if (this.state === "renewed") return isFatal ? this.onTrouble(unreachable) : undefined;
    this.state = "renewing";
    const patience = setTimeout(() => this.onTrouble(waiting), silence);
    const isRenewed = await this.grant.renew();
    clearTimeout(patience);
    if (!isRenewed) return; // Whoever listens to the grant knows why.
    this.state = "renewed";
    this.onTrouble(undefined);
    if (this.hasStopped) this.resume();
    this.hasStopped = false;
  }
}
