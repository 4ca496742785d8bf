# Design: Meridian Ledger (meridian-ledger), rule set 2026.11.24.1.
# C-35: Services are deployed and scaled one by one.
# For Java. Expects in services/<name>: the Maven wrapper, and a build that writes `target/app.jar` with all it
# needs.
# Values to set: add the digest to both images, `name:tag@sha256:…`, and let a bot keep it up to date.
ARG BUILD_IMAGE=docker.io/library/eclipse-temurin:21-jdk
ARG RUN_IMAGE=docker.io/library/eclipse-temurin:21-jre

FROM ${BUILD_IMAGE} AS build
# Which service it builds: the pipeline says `--build-arg SERVICE=…`.
ARG SERVICE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --projects "services/${SERVICE}" --also-make package
RUN mkdir /out && cp services/${SERVICE}/target/app.jar /out/app.jar

FROM ${RUN_IMAGE} AS run
WORKDIR /app
# Belongs to root, so that a program that was broken into can’t change itself.
COPY --from=build /out /app
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp"
ENV PORT=8080
# Above 1023, since the user below may not open the ports under it.
EXPOSE 8080
USER 10001:10001
# The image has no client for HTTP that is sure to stay in it. An orchestrator has probes of its own and leaves
# this one alone.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["bash","-c","exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.[01] 200' <&3"]
CMD ["java","-jar","/app/app.jar"]
