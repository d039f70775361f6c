import type { Video } from "../api/films";
import { ago, duration, views } from "../format";

export function FilmCard({ film }: { film: Video }) {
  return (
    <a class="card" href={`/watch?v=${encodeURIComponent(film.videoId)}`}>
      <Still film={film} />
      <span class="title">{film.title}</span>
      <span class="facts">{views(film.views)} · {ago(film.publishedAt ?? film.createdAt)}</span>
    </a>
  );
}

/** One picture of a film, with its length. */
export function Still({ film }: { film: Video }) {
  return (
    <span class="still">
      {film.poster !== undefined && <img src={film.poster} alt="" loading="lazy" />}
      {film.durationSeconds !== undefined && <span class="length">{duration(film.durationSeconds)}</span>}
    </span>
  );
}
