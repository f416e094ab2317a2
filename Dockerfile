# Builds the bundle with everything, and ships it with Node alone.
FROM node:24-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# The manifests first: a change of sources then keeps the layer with the installed packages.
COPY package.json package-lock.json .npmrc ./
COPY packages/core/package.json packages/core/
COPY packages/models/package.json packages/models/
COPY packages/queue/package.json packages/queue/
COPY packages/store/package.json packages/store/
COPY apps/bot/package.json apps/bot/
COPY apps/cli/package.json apps/cli/
COPY apps/playground/package.json apps/playground/
COPY apps/worker/package.json apps/worker/
COPY scripts/native scripts/native/
# The headers of this Node lie in the image: a compilation of SQLite needs no download of them. The header says why it is
# compiled with it.
RUN CXXFLAGS="-include /src/scripts/native/object-wrap.h" npm_config_build_from_source=true npm_config_nodedir=/usr/local npm ci --include=dev
COPY . .
RUN node scripts/build.mjs

FROM node:24-slim
ENV NODE_ENV=production NOCTEM_DATA=/data NOCTEM_WEB=0.0.0.0:8484
WORKDIR /app
COPY --from=build /src/dist ./
RUN printf '#!/bin/sh\nexec node /app/cli.mjs "$@"\n' > /usr/local/bin/noctem \
  && chmod +x /usr/local/bin/noctem \
  && mkdir /data \
  && chown node:node /data
USER node
VOLUME /data
EXPOSE 8484
# Rarely, since it starts a process: a small board should not spend its time on being asked how it is.
HEALTHCHECK --interval=5m --timeout=30s --start-period=1m --retries=2 CMD ["noctem", "doctor"]
# Node itself is the first process and gets the TERM of `docker stop`.
CMD ["node", "bot.mjs"]
