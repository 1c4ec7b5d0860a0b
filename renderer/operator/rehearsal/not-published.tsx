// In place of a way to publish, while a rehearsal is open.
export const NotPublished = () => (
  <p className="sentence warn" data-testid="not-published">
    A rehearsal is not published, and can’t be. End it, and publish the event itself.
  </p>
)
