# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.
# C-35: Services are deployed and scaled one by one.
# For Python. Expects in services/<name>: `requirements.txt` with hashes (`pip-compile --generate-hashes`), a
# package `app` that starts with `python -m app`.
# Values to set: add the digest to both images, `name:tag@sha256:…`, and let a bot keep it up to date.
ARG BUILD_IMAGE=docker.io/library/python:3.13-slim-bookworm
ARG RUN_IMAGE=docker.io/library/python:3.13-slim-bookworm

FROM ${BUILD_IMAGE} AS build
# Which service it builds: the pipeline says `--build-arg SERVICE=…`.
ARG SERVICE
WORKDIR /src
COPY services/${SERVICE}/requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip python -m venv /out/venv && /out/venv/bin/pip install --require-hashes --requirement requirements.txt
COPY services/${SERVICE}/app /out/app

FROM ${RUN_IMAGE} AS run
WORKDIR /app
# Belongs to root, so that a program that was broken into can’t change itself.
COPY --from=build /out /app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/app/venv/bin:$PATH
ENV PORT=8080
# Above 1023, since the user below may not open the ports under it.
EXPOSE 8080
USER 10001:10001
# The slim image has no client for HTTP but Python’s own. An orchestrator has probes of its own and leaves this
# one alone.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["python","-c","import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/health', timeout=3)"]
CMD ["python","-m","app"]
