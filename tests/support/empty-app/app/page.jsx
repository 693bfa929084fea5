export default function Page() {
  return <p>Пустая страница</p>;
}
