import { useMemo, useRef, useState } from "preact/hooks";
import { films, type UploadedParts, type UploadTarget } from "../api/films";
import { message } from "../api/problem";
import { FilmStatus } from "../components/film-status";
import { Members } from "../components/members";
import { NoCreator } from "../components/no-creator";
import { Notice, show } from "../components/page";
import { type Job, type Progress, SendingProgress } from "../components/sending-progress";
import { overBecause, UnfinishedList } from "../components/unfinished-list";
import { type Description, UploadForm } from "../components/upload-form";
import { mayUpload } from "../session/profile";
import { exclusively } from "../upload/exclusively";
import { mediaTypeOf } from "../upload/media-type";
import { Pace } from "../upload/pace";
import { Sending } from "../upload/sending";
import { type Unfinished, UnfinishedUploads } from "../upload/unfinished";

type Stage = { at: "choosing" } | { at: "sending"; job: Job } | { at: "sent" | "ready"; videoId: string };

const choosing: Stage = { at: "choosing" };

function Upload({ userId }: { userId: string }) {
  const store = useMemo(() => new UnfinishedUploads(userId), [userId]);
  const [unfinished, setUnfinished] = useState(() => store.list());
  const [file, setFile] = useState<File>();
  const [stage, setStage] = useState<Stage>(choosing);
  const [progress, setProgress] = useState<Progress>();
  const [notice, setNotice] = useState<string>();
  const isBusy = useRef(false);

  const forget = (videoId: string, why?: string) => {
    store.remove(videoId);
    setUnfinished(store.list());
    setNotice(why);
  };

  const send = (videoId: string, chosen: File, way: UploadTarget | UploadedParts) =>
    exclusively(videoId, async () => {
      const pace = new Pace();
      let isTroubled = false;
      let bytes = "parts" in way ? way.parts.reduce((sum, { size }) => sum + size, 0) : 0;
      const tell = () => setProgress({ bytes, pace, isTroubled });
      const sending = new Sending(videoId, chosen, way, {
        onProgress: (sent) => {
          bytes = sent;
          pace.add(sent);
          tell();
        },
        onTrouble: (isSo) => {
          if (isSo === isTroubled) return;
          isTroubled = isSo;
          tell();
        },
      });
      tell();
      const job = { videoId, file: chosen, inParts: "parts" in way, pause: sending.pause.bind(sending), stop: sending.stop.bind(sending) };
      setNotice(undefined);
      setStage({ at: "sending", job });
      if (!(await sending.run())) return;
      forget(videoId);
      setStage({ at: "sent", videoId });
    });

  /** One at a time; when it comes to nothing, the form is there again with all that was typed. */
  const attempt = async (videoId: string, chosen: File, way: () => Promise<UploadTarget | UploadedParts>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await send(videoId, chosen, await way());
    } catch (problem) {
      setUnfinished(store.list());
      setStage(choosing);
      const why = overBecause(problem, chosen.name);
      if (why === undefined) throw problem;
      setFile(chosen);
      forget(videoId, why);
    } finally {
      isBusy.current = false;
    }
  };

  const begin = async (chosen: File, description: Description) => {
    setNotice(undefined);
    const { videoId, upload } = await films.createUpload({
      fileName: chosen.name,
      contentType: mediaTypeOf(chosen),
      size: chosen.size,
      ...description,
    });
    if (upload.kind === "single") return attempt(videoId, chosen, async () => upload);
    store.add(videoId, chosen);
    return attempt(videoId, chosen, async () => ({ partSize: upload.partSize!, partCount: upload.partCount!, parts: [] }));
  };
  const goOn = ({ videoId }: Unfinished, chosen: File) => attempt(videoId, chosen, () => films.listParts(videoId));

  /** A file that was being sent goes on, wherever it is chosen. */
  const choose = (chosen: File | undefined) => {
    const known = chosen && store.of(chosen);
    if (known === undefined) return setFile(chosen);
    goOn(known, chosen!).catch((problem: unknown) => setNotice(message(problem)));
  };
  const giveUp = (videoId: string) => {
    forget(videoId);
    setStage(choosing);
  };
  const stop = () => {
    setUnfinished(store.list());
    setStage(choosing);
  };

  if (stage.at === "sent") {
    return <FilmStatus videoId={stage.videoId} onReady={() => setStage({ at: "ready", videoId: stage.videoId })} />;
  }
  if (stage.at === "ready") {
    return (
      <p class="done" role="status">
        The film is ready. <a class="button" href={`/watch?v=${encodeURIComponent(stage.videoId)}`}>Watch it</a>
      </p>
    );
  }
  return (
    <>
      {stage.at === "sending" && (
        <SendingProgress job={stage.job} progress={progress!} onStopped={stop} onGivenUp={() => giveUp(stage.job.videoId)} />
      )}
      {/* Kept while the bytes travel: when they do not arrive, nothing must be typed again. */}
      <div hidden={stage.at === "sending"}>
        {notice !== undefined && <Notice>{notice}</Notice>}
        <UnfinishedList uploads={unfinished} onChoose={goOn} onOver={({ videoId }, why) => forget(videoId, why)} />
        <UploadForm file={file} onChoose={choose} onSubmit={begin} />
      </div>
    </>
  );
}

show(
  <section class="narrow">
    <Members to="upload films">
      {(person) =>
        mayUpload(person) ? (
          <>
            <h1>Upload a film</h1>
            <Upload key={person.userId} userId={person.userId} />
          </>
        ) : (
          <NoCreator />
        )
      }
    </Members>
  </section>,
);
