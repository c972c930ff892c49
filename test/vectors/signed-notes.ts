/** Made with Go's golang.org/x/mod/sumdb/note v0.29.0: its verifier keys and notes, and what its `Open` refuses. */
export const GO_NOTES = {
  log: 'bridge.example/otp/1+b27e5ea7+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4',
  witness: 'witness.example+ede6e691+AYjkdpVESUC8PGoqxv9S6gj6vrzYfFnVitS5MNYHp2DR',
  text: 'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n',
  /** Signed by the log alone, and by both. */
  one: 'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n',
  two: 'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n— witness.example 7ebmkRsSDv0zrsXjtvZNAYzfbO0Qlrjx/JS1PJQsXG23p+A6/7fWgancHgLB3hWxKmlSF/He591E9vUG2h12P5d46w8=\n',
  /** Text with empty lines, and with what looks like a signature. */
  odd: 'Grüezi\n\n— not a signature\n\n\n— bridge.example/otp/1 sn5epzXx291OYdzDITkQ9XKo8+AVG/+p1lEMV397m7f8TeQLyX6XaqdYC9h6mNd1V6kY1yI4UXp5bGLuu0aoYQJACAc=\n',
} as const;

/** Each is the first of them, made wrong in one way. */
export const GO_REFUSES = {
  'carriage return':
    'bridge.example/otp/1\r\n70000\r\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\r\n\r\n— bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\r\n',
  'changed text':
    'bridge.example/otp/1\n70001\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n',
  'control character':
    'bridge.example/otp/1\n7\t000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n',
  empty: '',
  'hyphen for dash':
    'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n- bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n',
  'no blank line':
    'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n— bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n',
  'no newline at the end':
    'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=',
  'nothing after the blank line':
    'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n',
  'signature line with three words':
    'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— a bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n',
  'two spaces':
    'bridge.example/otp/1\n70000\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n—  bridge.example/otp/1 sn5ep8lVKEcRkuu3EB92T7iUXeZmlwjv47dDbcd+qugwRHcjxoeEAdIevuelit7ZqMbv7/o5rUQWD1Hrp4dw4aRSpgY=\n',
} as const;
