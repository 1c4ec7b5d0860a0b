// Nothing, on purpose: the ground alone.

export const Blank = () => <div className="blank" />
