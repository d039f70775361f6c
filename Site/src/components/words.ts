import type { Status, Visibility } from "../api/films";
import type { Role } from "../api/users";

export const statusWords: Record<Status["status"], string> = {
  AwaitingUpload: "Waiting for the file",
  Uploaded: "Looking at the film",
  Transcoding: "Preparing the film for every screen",
  Ready: "Ready",
  Failed: "This film could not be prepared",
  Deleting: "This film is being deleted",
};

export const visibilityWords: Record<Visibility, string> = {
  public: "Everyone",
  unlisted: "Everyone with the link",
  private: "Only the uploader",
};

export const roleWords: Record<Role, string> = {
  viewer: "Viewer",
  creator: "Creator",
  admin: "Administrator",
};
