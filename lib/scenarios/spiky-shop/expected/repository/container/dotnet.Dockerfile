# Design: Lantern Goods (lantern-goods), rule set 2026.11.24.1.
# C-48: A container image gives the same environment everywhere, with no machines to patch.
# For .NET. Expects in services/<name>: a project that builds `app.dll` (`<AssemblyName>app</AssemblyName>`).
# Values to set: add the digest to both images, `name:tag@sha256:…`, and let a bot keep it up to date.
ARG BUILD_IMAGE=mcr.microsoft.com/dotnet/sdk:8.0-bookworm-slim
ARG RUN_IMAGE=mcr.microsoft.com/dotnet/aspnet:8.0-bookworm-slim

FROM ${BUILD_IMAGE} AS build
# Which service it builds: the pipeline says `--build-arg SERVICE=…`.
ARG SERVICE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish services/${SERVICE} --configuration Release --output /out

FROM ${RUN_IMAGE} AS run
WORKDIR /app
# Belongs to root, so that a program that was broken into can’t change itself.
COPY --from=build /out /app
ENV DOTNET_EnableDiagnostics=0
ENV PORT=8080
# Above 1023, since the user below may not open the ports under it.
EXPOSE 8080
USER 10001:10001
# The image has no client for HTTP. An orchestrator has probes of its own and leaves this one alone.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["bash","-c","exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.[01] 200' <&3"]
CMD ["dotnet","/app/app.dll"]
