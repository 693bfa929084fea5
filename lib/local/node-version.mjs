const needed = [20, 19];

/** A sentence when this Node is too old to install and start the portal, otherwise null. */
export function nodeRefusal(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > needed[0] || (major === needed[0] && minor >= needed[1]);
  return enough
    ? null
    : `Нужен Node.js ${needed.join('.')} или новее, а здесь ${version}: установите его с сайта nodejs.org.`;
}
