# Design: Clinic Intake (clinic-intake), rule set 2026.11.24.1.
# C-35: Services are deployed and scaled one by one.
# For Go. Expects in services/<name>: a `main` package; started with `-health` it asks the running copy and ends
# with 0 or 1.
# Values to set: add the digest to both images, `name:tag@sha256:…`, and let a bot keep it up to date.
ARG BUILD_IMAGE=docker.io/library/golang:1.25-bookworm
ARG RUN_IMAGE=gcr.io/distroless/static-debian12:nonroot

FROM ${BUILD_IMAGE} AS build
# Which service it builds: the pipeline says `--build-arg SERVICE=…`.
ARG SERVICE
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/server ./services/${SERVICE}

FROM ${RUN_IMAGE} AS run
WORKDIR /app
# Belongs to root, so that a program that was broken into can’t change itself.
COPY --from=build /out /app
ENV PORT=8080
# Above 1023, since the user below may not open the ports under it.
EXPOSE 8080
USER 10001:10001
# There is nothing in this image but the program, so the program asks itself. An orchestrator has probes of its
# own and leaves this one alone.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/app/server","-health"]
CMD ["/app/server"]
