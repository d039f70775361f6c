import { useState } from "preact/hooks";
import { message } from "../api/problem";
import { FilmStatus } from "../components/film-status";
import { Members } from "../components/members";
import { NoCreator } from "../components/no-creator";
import { Notice, show } from "../components/page";
import { SendingProgress } from "../components/sending-progress";
import { UnfinishedList } from "../components/unfinished-list";
import { type Description, UploadForm } from "../components/upload-form";
import { mayUpload } from "../session/profile";
import { mediaTypeOf } from "../upload/media-type";
import { overBecause } from "../upload/over";
import type { Unfinished } from "../upload/unfinished";
import { useUpload } from "../upload/use-upload";

function Upload({ userId }: { userId: string }) {
  const upload = useUpload(userId);
  const { stage } = upload;
  const [file, setFile] = useState<File>();
  const [notice, setNotice] = useState<string>();
  const [isReady, setReady] = useState(false);

  /** What cannot go on starts anew, from the form with all that was typed; other refusals are for whoever asked. */
  const attempt = async (chosen: File, work: () => Promise<void>) => {
    setNotice(undefined);
    try {
      await work();
    } catch (problem) {
      const why = overBecause(problem, chosen.name);
      if (why === undefined) throw problem;
      setFile(chosen);
      setNotice(why);
    }
  };
  const begin = (chosen: File, description: Description) =>
    attempt(chosen, () =>
      upload.begin(chosen, { fileName: chosen.name, contentType: mediaTypeOf(chosen), size: chosen.size, ...description }),
    );
  const goOn = (unfinished: Unfinished, chosen: File) => attempt(chosen, () => upload.goOn(unfinished, chosen));

  /** A file that was being sent goes on, wherever it is chosen. */
  const choose = (chosen: File | undefined) => {
    const known = chosen && upload.known(chosen);
    if (known === undefined) setFile(chosen);
    else goOn(known, chosen!).catch((problem: unknown) => setNotice(message(problem)));
  };
  const end = (videoId: string, why?: string) => {
    upload.forget(videoId);
    setNotice(why);
  };

  if (stage.at === "sent" && !isReady) return <FilmStatus videoId={stage.videoId} onReady={() => setReady(true)} />;
  if (stage.at === "sent") {
    return (
      <p class="done" role="status">
        The film is ready. <a class="button" href={`/watch?v=${encodeURIComponent(stage.videoId)}`}>Watch it</a>
      </p>
    );
  }
  return (
    <>
      {stage.at === "sending" && (
        <SendingProgress
          job={stage.job}
          progress={upload.progress!}
          onStopped={upload.back}
          onGivenUp={() => {
            end(stage.job.videoId);
            upload.back();
          }}
        />
      )}
      {/* Kept while the bytes travel: when they do not arrive, nothing must be typed again. */}
      <div hidden={stage.at === "sending"}>
        {notice !== undefined && <Notice>{notice}</Notice>}
        <UnfinishedList uploads={upload.unfinished} onChoose={goOn} onOver={({ videoId }, why) => end(videoId, why)} />
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
