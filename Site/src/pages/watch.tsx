import { useEffect, useState } from "preact/hooks";
import { films, type Playback, type Video } from "../api/films";
import { isMissing, message, Problem } from "../api/problem";
import { FilmStatus, notReady } from "../components/film-status";
import { Notice, show } from "../components/page";
import { Player } from "../components/player";
import { TakeDown } from "../components/take-down";
import { visibilityWords } from "../components/words";
import { ago, views } from "../format";
import { signInAddress } from "../session/destination";
import { isAdministrator, useProfile } from "../session/profile";

function Watch({ videoId }: { videoId: string }) {
  const person = useProfile();
  const [film, setFilm] = useState<Video>();
  const [playback, setPlayback] = useState<Playback>();
  const [problem, setProblem] = useState<unknown>();

  const load = async () => {
    try {
      // The grant first of all: what the viewer waits for is the picture.
      const granted = films.getPlayback(videoId).catch((problem: unknown) => {
        if (problem instanceof Problem && problem.status === 409) return undefined; // Not ready yet.
        throw problem;
      });
      const [found, grant] = await Promise.all([films.get(videoId), granted]);
      document.title = `${found.title} · VideoStack`;
      setFilm(found);
      setPlayback(grant);
    } catch (problem) {
      setProblem(problem);
    }
  };
  // Whoever signs in or out, in whichever tab, sees what is theirs now.
  useEffect(() => {
    setFilm(undefined);
    setPlayback(undefined);
    setProblem(undefined);
    void load();
  }, [videoId, person?.userId]);

  if (problem !== undefined) {
    return (
      <>
        <Notice>{isMissing(problem) ? "There is no such film." : message(problem)}</Notice>
        {isMissing(problem) && person === undefined && <p>If it is a private one, <a href={signInAddress()}>sign in</a> to see it.</p>}
      </>
    );
  }
  if (film === undefined) return null;
  return (
    <>
      {playback !== undefined && <Player videoId={videoId} playback={playback} />}
      {playback === undefined && (person === undefined ? <Notice>{notReady}</Notice> : <FilmStatus videoId={videoId} onReady={load} />)}
      <h1>{film.title}</h1>
      <p class="facts">
        {views(film.views)} · {ago(film.publishedAt ?? film.createdAt)}
        {film.visibility !== "public" && ` · ${visibilityWords[film.visibility]}`}
      </p>
      {film.description !== undefined && <p class="description">{film.description}</p>}
      {isAdministrator(person) && <TakeDown film={film} />}
    </>
  );
}

const videoId = new URLSearchParams(location.search).get("v");
show(<article class="watch">{videoId ? <Watch videoId={videoId} /> : <Notice>This address names no film.</Notice>}</article>);
