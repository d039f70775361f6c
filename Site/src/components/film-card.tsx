import type { Video } from "../api/client";
import { ago, duration, views } from "../format";

export function FilmCard({ film }: { film: Video }) {
  return (
    <a class="card" href={`/watch?v=${encodeURIComponent(film.videoId)}`}>
      <span class="still">
        {film.poster !== undefined && <img src={film.poster} alt="" loading="lazy" />}
        {film.durationSeconds !== undefined && <span class="length">{duration(film.durationSeconds)}</span>}
      </span>
      <span class="title">{film.title}</span>
      <span class="facts">{views(film.views)} · {ago(film.publishedAt ?? film.createdAt)}</span>
    </a>
  );
}
