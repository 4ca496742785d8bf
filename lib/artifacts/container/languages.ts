/**
 * How a program of one language is built and started. Nobody is asked for the language, so the commonest are all written: one of them is
 * taken, the others are thrown away. Image tags are those that the makers keep up to date with fixes (known by heart: assumptions).
 */
export type Language = {
  name: string
  file: string
  /** What is expected in the folder of a service. */
  expects: string
  buildImage: string
  runImage: string
  /** Instructions of the build, for the folder of a service: `.` or `services/${SERVICE}`. It ends with all that is needed in /out. */
  build: (folder: string) => readonly string[]
  /** Instructions of the image that runs, before its user. */
  run: readonly string[]
  start: readonly string[]
  /** The command that asks the program how it is, and the sentence that says why it is that one. */
  health: { says: string; command: (port: number, path: string) => readonly string[] }
}

const within = (folder: string, path: string) => (folder === '.' ? path : `${folder}/${path}`)

/** Bash opens the connection itself where the image has no client for HTTP. */
const byBash = (port: number, path: string) => [
  'bash',
  '-c',
  `exec 3<>/dev/tcp/127.0.0.1/${port} && printf 'GET ${path} HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.[01] 200' <&3`,
]

const node: Language = {
  name: 'Node.js',
  file: 'node.Dockerfile',
  expects: 'package.json and package-lock.json, a script `build` that writes `dist/server.js`',
  buildImage: 'docker.io/library/node:24-bookworm-slim',
  runImage: 'gcr.io/distroless/nodejs24-debian12:nonroot',
  build: (folder) =>
    folder === '.'
      ? [
          'COPY package.json package-lock.json ./',
          'RUN --mount=type=cache,target=/root/.npm npm ci',
          'COPY . .',
          'RUN npm run build && npm prune --omit=dev',
          'RUN mkdir /out && cp -R package.json node_modules dist /out/',
        ]
      : [
          'COPY . .',
          `RUN --mount=type=cache,target=/root/.npm npm ci --workspace "${folder}" --include-workspace-root`,
          `RUN npm run build --workspace "${folder}" && npm prune --omit=dev --workspace "${folder}"`,
          `RUN mkdir /out && cp -RL node_modules /out/ && cp -R ${folder}/package.json ${folder}/dist /out/`,
        ],
  run: ['ENV NODE_ENV=production'],
  start: ['dist/server.js'],
  health: {
    says: 'There is no shell in this image, so Node.js asks itself.',
    command: (port, path) => [
      '/nodejs/bin/node',
      '-e',
      `fetch('http://127.0.0.1:${port}${path}').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`,
    ],
  },
}

const python: Language = {
  name: 'Python',
  file: 'python.Dockerfile',
  expects:
    '`requirements.txt` with hashes (`pip-compile --generate-hashes`), a package `app` that starts with `python -m app`',
  buildImage: 'docker.io/library/python:3.13-slim-bookworm',
  runImage: 'docker.io/library/python:3.13-slim-bookworm',
  build: (folder) => [
    `COPY ${within(folder, 'requirements.txt')} ./`,
    'RUN --mount=type=cache,target=/root/.cache/pip python -m venv /out/venv && /out/venv/bin/pip install --require-hashes --requirement requirements.txt',
    `COPY ${within(folder, 'app')} /out/app`,
  ],
  run: ['ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/app/venv/bin:$PATH'],
  // A virtual environment may be moved, its scripts may not: they name the interpreter by its old path.
  start: ['python', '-m', 'app'],
  health: {
    says: 'The slim image has no client for HTTP but Python’s own.',
    command: (port, path) => [
      'python',
      '-c',
      `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${port}${path}', timeout=3)`,
    ],
  },
}

const go: Language = {
  name: 'Go',
  file: 'go.Dockerfile',
  expects: 'a `main` package; started with `-health` it asks the running copy and ends with 0 or 1',
  buildImage: 'docker.io/library/golang:1.25-bookworm',
  runImage: 'gcr.io/distroless/static-debian12:nonroot',
  build: (folder) => [
    'COPY go.mod go.sum ./',
    'RUN --mount=type=cache,target=/go/pkg/mod go mod download',
    'COPY . .',
    `RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/server ${folder === '.' ? '.' : `./${folder}`}`,
  ],
  run: [],
  start: ['/app/server'],
  health: {
    says: 'There is nothing in this image but the program, so the program asks itself.',
    command: () => ['/app/server', '-health'],
  },
}

const java: Language = {
  name: 'Java',
  file: 'java.Dockerfile',
  expects: 'the Maven wrapper, and a build that writes `target/app.jar` with all it needs',
  buildImage: 'docker.io/library/eclipse-temurin:21-jdk',
  runImage: 'docker.io/library/eclipse-temurin:21-jre',
  build: (folder) => [
    'COPY . .',
    `RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode${folder === '.' ? '' : ` --projects "${folder}" --also-make`} package`,
    `RUN mkdir /out && cp ${within(folder, 'target/app.jar')} /out/app.jar`,
  ],
  run: ['ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp"'],
  start: ['java', '-jar', '/app/app.jar'],
  health: { says: 'The image has no client for HTTP that is sure to stay in it.', command: byBash },
}

const dotnet: Language = {
  name: '.NET',
  file: 'dotnet.Dockerfile',
  expects: 'a project that builds `app.dll` (`<AssemblyName>app</AssemblyName>`)',
  buildImage: 'mcr.microsoft.com/dotnet/sdk:8.0-bookworm-slim',
  runImage: 'mcr.microsoft.com/dotnet/aspnet:8.0-bookworm-slim',
  build: (folder) => [
    'COPY . .',
    `RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish ${folder} --configuration Release --output /out`,
  ],
  run: ['ENV DOTNET_EnableDiagnostics=0'],
  start: ['dotnet', '/app/app.dll'],
  health: { says: 'The image has no client for HTTP.', command: byBash },
}

/** The first is the `Dockerfile` that the pipeline builds. */
export const LANGUAGES: readonly Language[] = [node, python, go, java, dotnet]

/** On Windows nodes only a Windows image runs, and what asks for Windows is .NET as a rule. */
export const WINDOWS: Language = {
  ...dotnet,
  buildImage: 'mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-ltsc2022',
  runImage: 'mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022',
  build: (folder) => ['COPY . .', `RUN dotnet publish ${folder} --configuration Release --output /out`],
  health: {
    says: 'Windows brings curl along.',
    command: (port, path) => ['curl.exe', '--fail', '--silent', `http://127.0.0.1:${port}${path}`],
  },
}
