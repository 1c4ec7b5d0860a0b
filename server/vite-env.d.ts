// Assets are imported as text (`?raw`), so that they are found from source and from the bundle alike.
/// <reference types="vite/client" />
