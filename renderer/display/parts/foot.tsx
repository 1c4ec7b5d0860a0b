// The last line of a scene: whose event this is. Beside it a display says how old its picture is (app.tsx).

export const Foot = ({ text }: { text: string | undefined }) => (
  <footer className="foot">
    <span className="cut" dir="auto">
      {text}
    </span>
  </footer>
)
