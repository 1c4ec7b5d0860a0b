// The double has what the app uses of Electron, and says so by name where the app uses more: silence would make a test that proves nothing.

/** The same object, but whose missing members throw. */
export function only<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof key === 'string' && key !== 'then' && !(key in target)) throw new Error(`The double of electron has no ${name}.${key}.`)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
